export * from "./benchmark/index.ts";
export * from "./direction/index.ts";
export * from "./disclosure/index.ts";
export * from "./estimate/index.ts";
export type { ArgumentError, ErrorCode } from "./internal/errors.ts";
export * from "./period/index.ts";
export * from "./published/index.ts";
export * from "./rolling/index.ts";
export * from "./trend/index.ts";
