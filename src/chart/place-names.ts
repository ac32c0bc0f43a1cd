/** Where something is drawn, in pixels from the top left corner of the plot. */
export interface Spot {
	readonly x: number;
	readonly y: number;
}

/** A name, and the point that it belongs to. */
export interface NamedSpot extends Spot {
	readonly name: string;
	/** Whether the name had better stand above its point or below it. */
	readonly above: boolean;
}

/** Where a name stands beside its point: to which side, and how far down. */
export interface NamePlace {
	readonly align: "left" | "right";
	readonly dy: number;
}

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/**
 * A place for each name that holds no other name, no point and, where there is one, no line; null where there is none.
 * The width of a name is estimated by its length.
 */
export function placeNames(
	names: readonly NamedSpot[],
	points: readonly Spot[],
	lines: readonly (readonly Spot[])[],
	width: number,
): readonly (NamePlace | null)[] {
	const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
	return names.map(({ name, x, y, above }) => {
		const downs = above ? [-10, 11] : [11, -10];
		const places = downs.flatMap((dy) => (["left", "right"] as const).map((align) => ({ align, dy })));
		const long = 6.2 * name.length;
		const boxOf = ({ align, dy }: NamePlace): Box => {
			const left = align === "left" ? x + 7 : x - 7 - long;
			return { left, right: left + long, top: y + dy - 7, bottom: y + dy + 7 };
		};
		const free = places.filter((place) => {
			const box = boxOf(place);
			return box.left >= 0 && box.right <= width && !taken.some((other) => meet(box, other));
		});
		const place = free.find((one) => !lines.some((line) => crosses(line, boxOf(one)))) ?? free[0] ?? null;
		if (place !== null) taken.push(boxOf(place));
		return place;
	});
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a line, from left to right, goes through a box. */
function crosses(line: readonly Spot[], { left, right, top, bottom }: Box): boolean {
	return line.slice(1).some((to, at) => {
		const from = line[at] as Spot;
		const [start, end] = [Math.max(from.x, left), Math.min(to.x, right)];
		if (start > end) return false;
		const heightAt = (x: number) =>
			to.x === from.x ? from.y : from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
		const [one, other] = [heightAt(start), heightAt(end)];
		return Math.min(one, other) <= bottom && Math.max(one, other) >= top;
	});
}
