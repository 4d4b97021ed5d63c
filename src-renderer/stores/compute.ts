import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ComputeReport, SelfTestProgress, SelfTestResult } from '../../src-main/contract/compute'
import { reportOf } from '../../src-main/contract/errors'
import { onEvent, request } from '../client'
import { useMessages } from './messages'

/** What networks train on here, and what came of comparing the engines. */
export const useCompute = defineStore('compute', () => {
  const messages = useMessages()
  const report = shallowRef<ComputeReport>()
  /** Why there is no report. */
  const problem = ref<string>()
  const loading = ref(false)
  const progress = shallowRef<SelfTestProgress>()
  const results = shallowRef<readonly SelfTestResult[]>()
  const testing = ref(false)

  /** Follows the main process; to be called once. */
  function follow(): () => void {
    const forget = [
      onEvent('compute.changed', (changed) => (report.value = changed)),
      onEvent('compute.progress', (made) => {
        if (testing.value) progress.value = made
      })
    ]
    return () => forget.forEach((stop) => stop())
  }

  /** Asks what there is. @param again whether everything is looked for afresh */
  async function load(again = false): Promise<void> {
    if (loading.value) return
    loading.value = true
    if (again && !testing.value) results.value = undefined
    try {
      report.value = await request('compute.report', { again })
      problem.value = undefined
    } catch (error) {
      problem.value = reportOf(error).message
    } finally {
      loading.value = false
    }
  }

  /** Trains small networks on every engine and device, and compares them. */
  async function test(): Promise<void> {
    if (testing.value) return
    testing.value = true
    results.value = undefined
    try {
      results.value = await request('compute.selfTest', null)
    } catch (error) {
      messages.show(error)
    } finally {
      testing.value = false
      progress.value = undefined
    }
  }

  return { report, problem, loading, progress, results, testing, follow, load, test }
})
