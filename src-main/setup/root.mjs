// @ts-check
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. Only the commands know it; everything else is told. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
