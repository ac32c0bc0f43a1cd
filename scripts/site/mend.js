/**
 * What the theme makes in the browser and a screen reader cannot use: links within controls. A room of the navigation gets
 * its link as the first entry below its name; a result of the search is opened by the list it stands in. And what is to be
 * read first is unfolded.
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
