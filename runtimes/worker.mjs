import * as root from "direction-of-travel";
import * as chart from "direction-of-travel/chart";
import * as display from "direction-of-travel/display";
import * as matchers from "direction-of-travel/matchers";
import * as panel from "direction-of-travel/panel";
import * as report from "direction-of-travel/report";
import * as schema from "direction-of-travel/schema";
import * as sql from "direction-of-travel/sql";
import * as z from "zod";
import { answersOf } from "./answers.mjs";

z.config({ jitless: true });
postMessage((await answersOf({ root, chart, display, matchers, panel, report, schema, sql })).join("\n"));
