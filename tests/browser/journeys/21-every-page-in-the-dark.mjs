// The same pages in dark colours.
import { everybody } from './lib/walk.mjs'

export const name = 'every page of every role in dark colours'
export const full = true

export const run = house => everybody(house, { name: 'dark', ofAKind: 1, colorScheme: 'dark' })
