export { type ShownChart, showChart } from "./show-chart.ts";
export { type ShownTable, type ShowTableOptions, showTable } from "./show-table.ts";
