import './ports/commands.ts'
import './ports/delivered.ts'
import './ports/odd.ts'
import './ports/stored.ts'
