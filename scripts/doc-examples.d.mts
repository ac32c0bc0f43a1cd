export declare function writeDocExamples(): { name: string; path: string; code: string }[];
