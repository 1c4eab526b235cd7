import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Lägg till en autentiseringsapp',
  does: 'lägga till en autentiseringsapp',
  about: 'kopplingen av din autentiseringsapp',
  screens: {
    proving: {
      title: 'Först en kod',
      body: 'Be om en kod via e-post eller sms och ange den; den gäller i {codeLife}. Så snart det räcker kommer du vidare. Säg till om någon av koderna inte når dig.',
    },
    enrolling: {
      title: 'Lägg till kontot i appen',
      body: 'Installera en autentiseringsapp på telefonen och visa QR-koden. Skanna den, eller kopiera kontonamnet och nyckeln till appen. Skriv nyckeln på papper, förvara den säkert och lägg aldrig upp den på nätet: med den får du tillbaka dina koder om telefonen försvinner.',
    },
    'enrolling.confirming': {
      title: 'Ange koden från appen',
      body: 'Appen visar 6 siffror för ditt konto, nya var 30:e sekund. Ange dem som syns nu. Det går till på samma sätt på webben och i appen.',
    },
    submitting: {
      title: 'Koppla autentiseringsappen',
      body: 'Koden stämde. Ett sista steg: koppla appen till ditt konto.',
    },
    holding: {
      title: 'Autentiseringsappen är kopplad',
      body: 'Från och med nu behövs en kod från den när du loggar in. I {hold} kan de adresser och nummer vi känner till säga ifrån; vad som är avstängt under tiden visas här.',
    },
    completed: {
      title: 'Autentiseringsappen är kopplad',
      body: 'Från och med nu behövs en kod från den när du loggar in. Behåll nyckeln på papper, aldrig på nätet: med den kan du återställa appen själv.',
    },
    denied: {
      title: 'Inte kopplad',
      body: 'Vi kunde inte vara säkra på att det var du, så ingen autentiseringsapp har kopplats. Se till att en kod når dig via e-post eller sms och försök sedan igen, eller fråga kundtjänst.',
    },
    support: {
      title: 'Kundtjänst kan hjälpa dig',
      body: 'Utan en kod som visar att det är du går det inte att koppla en autentiseringsapp här. Kontakta kundtjänst från hjälpsidan. De ber dig visa vem du är, men frågar aldrig efter lösenord eller koder.',
    },
    conditions: {
      title: 'Behövs inte, eller går inte ännu',
      body: 'Har kontot redan en autentiseringsapp är inget mer att göra; är den förlorad säger du det när du loggar in. Saknar kontot både e-post och telefon lägger du till en av dem först och kommer sedan tillbaka.',
    },
  },
  inputs: {
    'factor.declareUnavailable': 'Jag får inte den här koden',
    'enrolment.start': 'Visa QR-kod och nyckel',
    'request.submit': 'Koppla autentiseringsappen',
  },
  notices: {
    holdOver: {
      subject: 'Tiden att säga ifrån är slut',
      text: '{realm}: Ingen har sagt ifrån om autentiseringsappen som kopplades till ditt konto. Den förblir kopplad. Var det inte du? Säg till: {link}',
    },
    applied: {
      subject: 'En autentiseringsapp har kopplats till ditt konto',
      text: '{realm}: En autentiseringsapp har kopplats till ditt konto. Från och med nu behövs en kod från den när du loggar in. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
