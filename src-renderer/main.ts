import { createPinia } from 'pinia'
import { createApp } from 'vue'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/lab.css'
import './styles/forced-colours.css'
import App from './App.vue'
import { router } from './router'
import { useCompute } from './stores/compute'
import { useMessages } from './stores/messages'
import { useRun } from './stores/run'
import { useTheme } from './stores/theme'

const app = createApp(App)
app.use(createPinia()).use(router)

// Whatever nobody caught is told to the user: a defect that stays silent cannot be reported.
const messages = useMessages()
app.config.errorHandler = (error) => {
  console.error(error)
  messages.show(error)
}
window.addEventListener('error', ({ error, message }) => messages.show(error ?? message))
window.addEventListener('unhandledrejection', ({ reason }) => messages.show(reason))

app.mount('#app')
try {
  useRun().follow()
  useCompute().follow()
} catch (error) {
  messages.show(error)
}
void useTheme().load()
