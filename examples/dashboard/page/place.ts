import { firstArea, type Model } from "./model.ts";

/** What is shown: an area, and all of it, one category or one indicator. */
export interface Place {
	readonly area: string;
	readonly view: "summary" | "category" | "indicator";
	/** The category, or the id of the indicator; empty for the summary. */
	readonly name: string;
}

/** The address of a place within the page. */
export function addressOf({ area, view, name }: Place): string {
	const parts = view === "summary" ? [area, view] : [area, view, name];
	return `#/${parts.map((part) => encodeURIComponent(part)).join("/")}`;
}

/** The place of an address; what it names and the page does not have is replaced by what comes first. */
export function placeAt(address: string, { dashboard, areaOf, indicatorOf }: Model): Place {
	const [area = "", view = "", name = ""] = decoded(address.replace(/^#\//, ""));
	const found = areaOf(area)?.id ?? firstArea(dashboard)?.id ?? "";
	if (view === "category" && dashboard.categories.includes(name)) return { area: found, view, name };
	if (view === "indicator" && indicatorOf(name) !== undefined) return { area: found, view, name };
	return { area: found, view: "summary", name: "" };
}

function decoded(path: string): readonly string[] {
	try {
		return path.split("/").map((part) => decodeURIComponent(part));
	} catch {
		return [];
	}
}
