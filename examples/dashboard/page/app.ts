import type { PageData } from "../page-data.ts";
import { el } from "./dom.ts";
import { type Frame, frameOf } from "./frame.ts";
import { type Model, modelOf } from "./model.ts";
import { addressOf, type Place, placeAt } from "./place.ts";
import { viewOf } from "./views.ts";

/** Shows a place: what is chosen, what there is to choose from, and the view itself. */
function show(frame: Frame, model: Model, place: Place): void {
	const area = model.areaOf(place.area)?.name ?? place.area;
	const { title, content } = viewOf(model, place);
	frame.select.value = place.area;
	frame.navigate(place);
	frame.main.replaceChildren(
		el("h1", { tabindex: -1 }, el("span", { class: "caption" }, area), title),
		...content.filter((one) => one !== null),
	);
	document.title = `${title}, ${area} - ${model.data.title}`;
	frame.status.textContent = `${title}, ${area}`;
}

function start(data: PageData): void {
	const model = modelOf(data);
	const frame = frameOf(model);
	let place = placeAt(location.hash, model);
	// Those who change the area stay at the switch; those who follow a link go to what it leads to.
	let stays = true;
	const turn = () => {
		place = placeAt(location.hash, model);
		show(frame, model, place);
		if (stays) {
			stays = false;
			return;
		}
		window.scrollTo(0, 0);
		frame.main.querySelector("h1")?.focus({ preventScroll: true });
	};
	frame.select.addEventListener("change", () => {
		stays = true;
		location.hash = addressOf({ ...place, area: frame.select.value });
	});
	window.addEventListener("hashchange", turn);
	// The link that skips to the content leads to no other place: the address keeps the one that is shown.
	document.querySelector(".skip")?.addEventListener("click", (event) => {
		event.preventDefault();
		frame.main.focus();
	});
	document.getElementById("page")?.replaceWith(...frame.parts);
	turn();
	performance.mark("shown");
}

/** What cannot be shown is said on the page, as text. */
function fail(error: unknown): void {
	const message = error instanceof Error ? error.message : String(error);
	document
		.getElementById("page")
		?.replaceChildren(
			el("p", { class: "notice", role: "alert" }, `The dashboard cannot be shown. ${message}`),
		);
}

function begin(): void {
	try {
		start(JSON.parse(document.getElementById("data")?.textContent ?? ""));
	} catch (error) {
		fail(error);
	}
}

// The sums take a moment: a page that is looked at first shows that they are being done.
if (document.visibilityState === "visible") requestAnimationFrame(() => setTimeout(begin));
else begin();
