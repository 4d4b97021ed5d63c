import { createRouter, createWebHashHistory } from 'vue-router'
import ComputePage from './pages/ComputePage.vue'
import LabPage from './pages/LabPage.vue'
import LabsPage from './pages/LabsPage.vue'

/** Addresses behind a hash: the page is one file, and nothing is ever loaded from elsewhere. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', name: 'labs', component: LabsPage },
    { path: '/labs/:name', name: 'lab', component: LabPage, props: true },
    { path: '/compute', name: 'compute', component: ComputePage },
    { path: '/:rest(.*)*', redirect: '/' }
  ],
  scrollBehavior: () => ({ top: 0 })
})
