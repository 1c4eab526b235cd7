import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['P-20', 'P-22'],
    identifying: ['P-23'],
    checkingBot: ['P-24'],
    reaching: ['P-25', 'P-26', 'P-27'],
    choosingPassword: ['P-28', 'AP-1'],
    holding: ['P-21', 'P-29'],
    completed: ['P-29'],
  },
  transitions: {
    'identifying: identifier.given': ['P-23'],
    'checkingBot: bot.passed': ['P-24'],
    'reaching: code.requested': ['P-26', 'P-27'],
    'reaching: account.reached': ['P-25', 'P-26', 'P-27', 'AP-2'],
    'proving: always': ['AP-2'],
    'choosingPassword: newPassword.given': ['P-28', 'AP-1'],
    'applying: change.applied': ['P-21', 'P-29'],
    'holding.running: login.returned': ['P-29'],
  },
  copy: {
    'screens.identifying': ['P-20', 'P-23'],
    'screens.checkingBot': ['P-24'],
    'screens.reaching': ['P-25', 'P-26', 'P-27', 'AP-2'],
    'screens.choosingPassword': ['P-21', 'P-28'],
    'screens.holding': ['P-21', 'P-29'],
    'screens.completed': ['P-29'],
    'notices.applied': ['P-21', 'P-29'],
  },
}
