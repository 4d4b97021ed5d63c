import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Theme } from '../../src-main/contract/channels'
import { request } from '../client'
import { readColours, type ThemeColours } from '../pictures/theme-colours'
import { useMessages } from './messages'

/** The theme that the user chose, and what it comes to: 'system' follows the desktop while the window is open. */
export const useTheme = defineStore('theme', () => {
  const messages = useMessages()
  const chosen = ref<Theme>('system')
  const desktop = window.matchMedia('(prefers-color-scheme: dark)')
  const desktopIsDark = ref(desktop.matches)
  desktop.addEventListener('change', ({ matches }) => (desktopIsDark.value = matches))

  const resolved = computed(() => (chosen.value !== 'system' ? chosen.value : desktopIsDark.value ? 'dark' : 'light'))
  /** The theme's colours for what is drawn on a canvas. */
  const colours = shallowRef<ThemeColours>(apply())
  watch(resolved, () => (colours.value = apply()), { flush: 'sync' })

  function apply(): ThemeColours {
    document.documentElement.dataset['theme'] = resolved.value
    return readColours()
  }

  async function load(): Promise<void> {
    try {
      chosen.value = (await request('preferences.get', null)).theme
    } catch (error) {
      messages.show(error)
    }
  }

  async function choose(theme: Theme): Promise<void> {
    chosen.value = theme
    try {
      await request('preferences.set', { theme })
    } catch (error) {
      messages.show(error)
    }
  }

  return { chosen, resolved, colours, load, choose }
})
