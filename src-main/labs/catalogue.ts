import { labNames, type LabName } from '../contract/configuration'
import type { Lab } from './lab'
import { perceptronMnist } from './perceptron-mnist'

const catalogue: Readonly<Record<LabName, Lab>> = { 'perceptron-mnist': perceptronMnist }

/** Every lab, in the order of the lecture. */
export const labs: readonly Lab[] = labNames.map((name) => catalogue[name])

/** The lab of that name, if there is one. */
export function findLab(name: string): Lab | undefined {
  return labs.find((lab) => lab.name === name)
}
