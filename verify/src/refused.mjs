// What is refused, with the class that docs/protocol.md section 14 gives it.

/** A part is not acceptable. `place` says where, `step` which check failed. */
export class Refused extends Error {
  constructor (kind, why) {
    super(why)
    this.kind = kind
    this.place = null
    this.step = null
  }
}

export function demand (good, kind, why) {
  if (!good) throw new Refused(kind, why)
}

/** Runs `check`; what it refuses carries this place and step. */
export function at (place, step, check) {
  try {
    return check()
  } catch (error) {
    if (error instanceof Refused) {
      error.place ??= place
      error.step ??= step
    }
    throw error
  }
}
