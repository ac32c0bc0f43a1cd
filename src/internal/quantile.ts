/** The quantile of type 7 of Hyndman and Fan (1996). In a module of its own, so that only those who call it load it. */
export { quantile } from "simple-statistics";
