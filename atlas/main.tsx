import './quiet.ts'
import { render } from 'preact'
import { App } from './view/App.tsx'
import { readData } from './view/data.ts'
import { bringFont } from './view/font.ts'

bringFont()
const root = document.getElementById('atlas')
if (root) render(<App data={readData()} />, root)
