import { isDeepStrictEqual } from 'node:util'
import type { RunConfiguration } from '../contract/configuration'
import { findLab } from '../labs/catalogue'
import type { Lab } from '../labs/lab'

/** The lab that a configuration is, if nothing in it has been changed: what is known of its table is true then. */
export function labAsItIs(configuration: RunConfiguration): Lab | undefined {
  const lab = findLab(configuration.lab)
  return lab !== undefined && isDeepStrictEqual(lab.configuration, configuration) ? lab : undefined
}
