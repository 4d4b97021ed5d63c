import { defineStore } from 'pinia'
import { computed, shallowReactive, type ComputedRef } from 'vue'
import type { RunConfiguration } from '../../src-main/contract/configuration'
import type { Lab } from '../../src-main/labs/lab'
import { readDraft, withValueAt, type Draft, type Path } from '../configuration/draft'

/** One lab's form, and what the page around it does to it. */
export interface LabDraft {
  readonly draft: ComputedRef<Draft>
  /** What the draft comes to; nothing while it is wrong. */
  readonly configuration: ComputedRef<RunConfiguration | undefined>
  /** What is wrong, by field. */
  readonly issues: ComputedRef<ReadonlyMap<string, string>>
  set(path: Path, value: unknown): void
  reset(): void
  adopt(configuration: RunConfiguration): void
  /** Whether the user, or an earlier run, has put something into the form. */
  touched(): boolean
}

/** What the forms hold, a draft a lab: kept while the user looks at another page. */
export const useDrafts = defineStore('drafts', () => {
  const drafts = shallowReactive(new Map<string, Draft>())

  function of(lab: Lab): LabDraft {
    const draft = computed<Draft>(() => drafts.get(lab.name) ?? lab.configuration)
    const reading = computed(() => readDraft(draft.value))
    return {
      draft,
      configuration: computed(() => reading.value.configuration),
      issues: computed(() => reading.value.issues),
      set: (path: Path, value: unknown) => void drafts.set(lab.name, withValueAt(draft.value, path, value)),
      reset: () => void drafts.delete(lab.name),
      adopt: (configuration: RunConfiguration) => void drafts.set(lab.name, configuration),
      touched: () => drafts.has(lab.name)
    }
  }

  return { of }
})
