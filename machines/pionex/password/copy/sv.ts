import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Glömt lösenord',
  does: 'välja ett nytt lösenord',
  about: 'ändringen av ditt lösenord',
  screens: {
    identifying: {
      title: 'Vilket konto gäller det?',
      body: 'Ange kontots e-postadress eller telefonnummer. Det fungerar likadant på webben och i appen.',
    },
    checkingBot: {
      title: 'Är du en människa?',
      body: 'Gör den korta kontrollen. Den hindrar program från att be om koder i andras namn.',
    },
    reaching: {
      title: 'En kod via e-post eller sms',
      body: 'Välj vilken du vill; det behöver inte vara den du registrerade dig med. Finns den på kontot går en kod dit, som gäller i {codeLife}. Vi berättar aldrig vad som finns. Kommer ingen? Prova den andra vägen, eller säg att ingen kod når dig.',
    },
    proving: {
      title: 'Visa lite till',
      body: 'Gör kontrollerna nedan; så snart det räcker kommer du vidare. En kod gäller i {codeLife}. Säg till om någon av dem inte fungerar längre.',
    },
    choosingPassword: {
      title: 'Välj ett nytt lösenord',
      body: 'Ta ett långt som du inte använder någon annanstans. För att skydda kontot är följande avstängt i {hold} när det är bytt: {holdFor}.',
    },
    deciding: {
      title: 'Ditt nya lösenord gäller inte ännu',
      body: 'Systemet prövar begäran först. Om det tar mer än {decisionLife} tar en person över. Tills det är avgjort gäller det gamla lösenordet.',
    },
    holding: {
      title: 'Ditt lösenord är bytt',
      body: 'Du är inte inloggad ännu: gå och logga in med det nya. Från bytet är följande avstängt i {hold}: {holdFor}.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Begränsningarna är borta. Du loggar in med ditt nya lösenord.',
    },
    denied: {
      title: 'Begäran avslogs',
      body: 'Vi kunde inte vara säkra på att det var du, så det gamla lösenordet gäller fortfarande. Gör en ny begäran med en kod som når dig, eller fråga kundtjänst.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Utan en kod som når dig går det inte att välja ett nytt lösenord här. Kontakta kundtjänst från inloggningssidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
  },
  notices: {
    applied: {
      subject: 'Ditt lösenord har ändrats',
      text: '{realm}: Ditt lösenord har ändrats. Logga in med det nya. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
