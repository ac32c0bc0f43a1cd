export type * from "./dashboard.ts";
export type * from "./exception.ts";
export type * from "./indicator.ts";
export type * from "./position.ts";
