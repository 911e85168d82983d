// The same pages as they are printed.
import { everybody } from './lib/walk.mjs'

export const name = 'every page of every role as it is printed'
export const full = true

export const run = house => everybody(house, { name: 'print', ofAKind: 1, prepare: desk => desk.page.emulateMedia({ media: 'print' }) })
