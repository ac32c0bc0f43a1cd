// Loaded in place of esm.mjs where a runtime has require(); the questions are the same file.
const rooms = {
	root: require("direction-of-travel"),
	chart: require("direction-of-travel/chart"),
	display: require("direction-of-travel/display"),
	matchers: require("direction-of-travel/matchers"),
	panel: require("direction-of-travel/panel"),
	report: require("direction-of-travel/report"),
	schema: require("direction-of-travel/schema"),
	sql: require("direction-of-travel/sql"),
};
import("./answers.mjs")
	.then(({ answersOf }) => answersOf(rooms))
	.then((lines) => console.log(lines.join("\n")));
