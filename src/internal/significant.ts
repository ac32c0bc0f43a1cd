/**
 * Whether a p-value rejects at a level of confidence. One that equals 1 - confidence but for rounding does not: 1 - 0.95 is
 * above 0.05, and a p-value of 1/20 that was added up lies on either side of it.
 */
export const isSignificant = (pValue: number, confidence: number) => pValue < (1 - confidence) * (1 - 1e-12);
