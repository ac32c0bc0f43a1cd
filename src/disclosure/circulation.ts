import type { Bounds } from "./cell.ts";

/** A number that runs from one node to another and lies in its bounds. What comes into a node goes out of it. */
export interface Edge extends Bounds {
	readonly from: number;
	readonly to: number;
}

/** An edge with what runs along it at the moment. */
interface Pipe {
	readonly edge: Edge;
	readonly from: Node;
	readonly to: Node;
	flow: number;
}

/** A place where pipes meet; `excess` is what has come in and not gone out. */
interface Node {
	readonly steps: Step[];
	excess: number;
}

/** A way along a pipe, with its flow or back against it. */
interface Step {
	readonly pipe: Pipe;
	readonly from: Node;
	readonly to: Node;
	readonly forward: boolean;
}

/**
 * The edges with the exact range of the whole number on each over all circulations, or null when there is none: one
 * circulation by augmenting paths from the lower bounds, then for each edge the most that can go round another way.
 * (Hoffman 1960; Edmonds and Karp 1972, so the work does not grow with the size of the numbers.)
 */
export function circulationRanges<T extends Edge>(edges: readonly T[]): readonly T[] | null {
	const nodes = new Map<number, Node>();
	const nodeAt = (index: number): Node => {
		const node = nodes.get(index) ?? { steps: [], excess: 0 };
		nodes.set(index, node);
		return node;
	};
	const pipes = edges.map((edge): Pipe & { readonly edge: T } => {
		const pipe = { edge, from: nodeAt(edge.from), to: nodeAt(edge.to), flow: edge.min };
		const { from, to } = pipe;
		from.excess -= edge.min;
		to.excess += edge.min;
		if (edge.min < edge.max) {
			from.steps.push({ pipe, from, to, forward: true });
			to.steps.push({ pipe, from: to, to: from, forward: false });
		}
		return pipe;
	});
	if (![...nodes.values()].every(sendAway)) return null;
	return pipes.map((pipe) => ({ ...pipe.edge, min: extreme(pipe, false), max: extreme(pipe, true) }));
}

/** Sends what a node has too much to nodes that have too little; false when not all of it can go. */
function sendAway(node: Node): boolean {
	while (node.excess > 0) {
		const path = findPath(node, (other) => other.excess < 0);
		const end = path[0]?.to;
		if (end === undefined) return false;
		const amount = roomAlong(path, Math.min(node.excess, -end.excess));
		send(path, amount);
		node.excess -= amount;
		end.excess += amount;
	}
	return true;
}

/**
 * The most, or the least, that can run along a pipe. What goes round another way comes off the pipe, or on top of it,
 * so that the flow stays a circulation and serves the next pipe as well.
 */
function extreme(pipe: Pipe, most: boolean): number {
	const [start, end] = most ? [pipe.to, pipe.from] : [pipe.from, pipe.to];
	for (let room = roomOn(pipe, most); room > 0; room = roomOn(pipe, most)) {
		const path = findPath(start, (node) => node === end, pipe);
		if (path.length === 0) break;
		const amount = roomAlong(path, room);
		if (amount === Number.POSITIVE_INFINITY) return amount;
		send(path, amount);
		pipe.flow += most ? amount : -amount;
	}
	return pipe.flow;
}

/** A shortest path with room on every step, from its last step to its first; empty when there is none. */
function findPath(start: Node, isEnd: (node: Node) => boolean, skip?: Pipe): Step[] {
	const reached = new Map<Node, Step | null>([[start, null]]);
	for (const node of reached.keys()) {
		if (isEnd(node)) return stepsTo(reached, node);
		for (const step of node.steps)
			if (step.pipe !== skip && !reached.has(step.to) && roomOn(step.pipe, step.forward) > 0)
				reached.set(step.to, step);
	}
	return [];
}

function stepsTo(reached: ReadonlyMap<Node, Step | null>, end: Node): Step[] {
	const path: Step[] = [];
	for (let step = reached.get(end); step; step = reached.get(step.from)) path.push(step);
	return path;
}

function roomOn(pipe: Pipe, forward: boolean): number {
	return forward ? pipe.edge.max - pipe.flow : pipe.flow - pipe.edge.min;
}

function roomAlong(path: readonly Step[], limit: number): number {
	return path.reduce((least, step) => Math.min(least, roomOn(step.pipe, step.forward)), limit);
}

function send(path: readonly Step[], amount: number): void {
	for (const { pipe, forward } of path) pipe.flow += forward ? amount : -amount;
}
