/**
 * Which way an indicator is meant to go: `neutral` where a rise is neither good nor bad (more reporting, for instance).
 *
 * @since 0.1.0
 */
export type Polarity = "lower-is-better" | "higher-is-better" | "neutral";

/** Every polarity, to check an argument against. */
export const polarities: readonly Polarity[] = ["lower-is-better", "higher-is-better", "neutral"];
