export { type DashboardQuery, type DashboardQueryOptions, dashboardQuery } from "./dashboard-query.ts";
export type { CountsTable, DashboardSource, PopulationsTable } from "./dashboard-source.ts";
export type { SqlDialect, TableName } from "./dialect.ts";
