/** What an element can hold; null is left out. Text is always text and never markup. */
export type Child = Node | string | null;

/** Attributes by name; null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

export function el<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
	return filled(document.createElement(tag), attributes, children);
}

export function drawn<Tag extends keyof SVGElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
	return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled<Kind extends Element>(
	element: Kind,
	attributes: Attributes,
	children: readonly Child[],
): Kind {
	for (const [name, value] of Object.entries(attributes))
		if (value !== null) element.setAttribute(name, String(value));
	element.append(...children.filter((child) => child !== null));
	return element;
}

/** A part of the page that is folded away until it is wanted. */
export function folded(summary: string, ...children: readonly Child[]): HTMLElement {
	return el("details", {}, el("summary", {}, summary), ...children);
}
