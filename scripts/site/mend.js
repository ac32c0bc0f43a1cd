/**
 * What the theme makes in the browser and a screen reader cannot use: links within controls. A room of the navigation gets
 * its link as the first entry below its name; a result of the search is opened by the list it stands in. The menu of a narrow
 * window, which listens to the pointer alone, opens and closes by keys as well. And what is to be read first is unfolded.
 */

/** Whenever something is put into `element`, `mend` runs. */
function whenever(element, mend) {
	if (element === null) return;
	new MutationObserver(mend).observe(element, { childList: true, subtree: true });
	mend();
}

document.addEventListener("DOMContentLoaded", () => {
	const navigation = document.querySelector("#tsd-nav-container");
	whenever(navigation, () => {
		// Where to start is in sight until the reader folds it.
		const start = navigation.querySelector('summary[data-key="Start here"]');
		if (start !== null && localStorage.getItem("tsd-accordion-Start here") === null)
			start.parentElement.open = true;
		for (const link of navigation.querySelectorAll("summary > a[href]")) {
			const name = document.createElement("span");
			name.append(...link.childNodes);
			link.replaceWith(name);
			link.className = "";
			link.textContent = "Everything in it";
			const entry = document.createElement("li");
			entry.append(link);
			name.closest("details").querySelector("ul").prepend(entry);
		}
	});

	const menu = document.querySelector("#tsd-toolbar-menu-trigger");
	const page = document.documentElement;
	// The theme takes the touches of a phone in place of the mouse, and wants to know where they are.
	const touched = page.classList.contains("is-mobile") && "ontouchstart" in page;
	const point = (element, type) => {
		const touches = touched ? { targetTouches: [{ pageX: 0, pageY: 0 }] } : {};
		element.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), touches));
	};
	menu?.setAttribute("role", "button");
	menu?.addEventListener("keydown", (event) => {
		if (event.key !== "Enter" && event.key !== " ") return;
		event.preventDefault();
		point(menu, touched ? "touchend" : "mouseup");
		document.querySelector(".col-sidebar :is(a, summary, input, select)")?.focus();
	});
	document.addEventListener("keydown", ({ key }) => {
		if (key !== "Escape" || !page.classList.contains("has-menu")) return;
		point(document.body, touched ? "touchstart" : "mousedown");
		menu?.focus();
	});

	const results = document.querySelector("#tsd-search-results");
	whenever(results, () => {
		for (const link of results.querySelectorAll("a[href]")) {
			link.dataset.address = link.href;
			link.removeAttribute("href");
		}
	});
	results?.addEventListener("click", ({ target, ctrlKey, metaKey }) => {
		const address = target.closest("li")?.querySelector("[data-address]")?.dataset.address;
		if (address === undefined) return;
		if (ctrlKey || metaKey) open(address);
		else location.assign(address);
	});
});
