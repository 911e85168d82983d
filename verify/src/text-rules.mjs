// Characters that no text of the protocol holds.

/** Control characters, line and paragraph separators, direction overrides. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

/** The first forbidden character, or null. */
export const firstBad = text => FORBIDDEN.exec(text)?.[0] ?? null
