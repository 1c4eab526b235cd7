import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Förlorad autentiseringsapp',
  does: 'återställa autentiseringsappen',
  about: 'återställningen av din autentiseringsapp',
  screens: {
    identifying: {
      title: 'Vilket konto gäller det?',
      body: 'Ange kontots e-postadress eller telefonnummer.',
    },
    password: {
      title: 'Ditt lösenord',
      body: 'Ange ditt lösenord. Sedan kan du återställa autentiseringsappen själv eller ansöka om att få den borttagen.',
    },
    checkingBound: {
      title: 'Ett ögonblick',
      body: 'Vi ser efter om kontot har en autentiseringsapp.',
    },
    choosingPath: {
      title: 'Hur vill du få tillbaka den?',
      body: 'Har appen tagits bort, telefonen bytts ut eller nollställts får du inga koder. Med den gamla telefonen eller nyckeln du sparade ordnar du det själv, och inget ändras på kontot. Har du ingetdera kan du ansöka om en återställning.',
    },
    transferring: {
      title: 'Flytta den från din gamla telefon',
      body: 'Gamla telefonen: öppna menyn i autentiseringsappen, välj att överföra och sedan att exportera kontot, så visas en QR-kod. Nya telefonen: välj att importera och skanna koden. Ange sedan en kod från den nya telefonen här. Den gamla behåller sin kopia, så ta bort den där.',
    },
    enteringKey: {
      title: 'Använd nyckeln du sparade',
      body: 'Lägg till ett konto i appen med en inställningsnyckel: ett namn du känner igen, nyckeln på 16 tecken som du fick när du lade till appen och typen tidsbaserad. Ange sedan koden som visas. Skriv nyckeln bara i appen, aldrig här.',
    },
    acknowledging: {
      title: 'Innan du ansöker',
      body: 'Du visar att kontot är ditt och svarar sedan på frågor om det. Granskning och återställning tar högst {reviewTarget}, helgdagar oräknade. Därefter är följande avstängt i {hold}: {holdFor}, och du lägger till en ny autentiseringsapp.',
    },
    proving: {
      title: 'Visa att kontot är ditt',
      body: 'Gör de kontroller du har kvar, i vilken ordning du vill. En kod gäller i {codeLife}. Säg till om någon av dem också är förlorad.',
    },
    answering: {
      title: 'Frågor om kontot',
      body: 'Svara så gott du kan. Svaren poängsätts direkt och vägs in i granskningen, men avgör den aldrig på egen hand.',
    },
    submitting: {
      title: 'Skicka din ansökan',
      body: 'Allt är klart. Autentiseringsappen är kvar på kontot tills ansökan har godkänts.',
    },
    deciding: {
      title: 'Din ansökan är skickad',
      body: 'Först tittar systemet på den, sedan en person. Du behöver inte göra något.',
    },
    underReview: {
      title: 'Granskas',
      body: 'En person tittar på din ansökan. Granskning och återställning tar högst {reviewTarget}, helgdagar oräknade. Vi berättar hur det går via e-post.',
    },
    applying: {
      title: 'Autentiseringsappen tas bort',
      body: 'Det går inte längre att avbryta. Oftast är det klart på ett ögonblick, och du behöver inte stanna här.',
    },
    holding: {
      title: 'Logga in och lägg till en ny autentiseringsapp',
      body: 'Den gamla har tagits bort från kontot. Logga in genast och lägg till en ny. Från återställningen är följande avstängt i {hold}: {holdFor}.',
    },
    completed: {
      title: 'Allt är klart',
      body: 'Uttag är på igen. Har du inte lagt till en ny autentiseringsapp ännu? Gör det nu.',
    },
    restored: {
      title: 'Autentiseringsappen fungerar igen',
      body: 'Inget har ändrats på kontot och inget är avstängt. Logga in med en kod från appen.',
    },
    restoredByKey: {
      title: 'Autentiseringsappen fungerar igen',
      body: 'Inget har ändrats på kontot och inget är avstängt. Din nyckel är kortare än dem vi använder i dag, så lägg till appen på nytt när du kan.',
    },
    denied: {
      title: 'Ansökan avslogs',
      body: 'Vi kunde inte vara säkra på att det var du. Via e-post får du veta vad du kan göra i stället: flytta den från din gamla telefon, använda nyckeln du sparade eller fråga kundtjänst.',
    },
    toSignIn: {
      title: 'Kontot har ingen autentiseringsapp',
      body: 'Det finns inget att återställa. Gå vidare och logga in.',
    },
  },
  notices: {
    started: {
      subject: 'En ansökan om din autentiseringsapp har påbörjats',
      text: '{realm}: Någon som kan ditt lösenord har börjat ansöka om att återställa din autentiseringsapp. Inget har ändrats ännu. Var det inte du? Stoppa det: {link}',
    },
    submitted: {
      subject: 'Vi har fått din ansökan',
      text: '{realm}: Någon har ansökt om att återställa din autentiseringsapp. Var det inte du? Stoppa det: {link}',
    },
    underReview: {
      subject: 'Din ansökan granskas',
      text: '{realm}: En person tittar på ansökan om att återställa din autentiseringsapp. Granskning och återställning tar högst {reviewTarget}, helgdagar oräknade. Var det inte du? Stoppa det: {link}',
    },
    denied: {
      subject: 'Din ansökan avslogs',
      text: '{realm}: Din autentiseringsapp har inte återställts. Andra sätt: flytta den från den gamla telefonen, använd nyckeln du sparade eller fråga kundtjänst. Var det inte din ansökan? Säg till: {link}',
    },
    rebind: {
      subject: 'Lägg till din autentiseringsapp igen',
      text: '{realm}: Autentiseringsappen har tagits bort från kontot. Logga in och lägg till en ny nu. I {hold} är följande avstängt: {holdFor}. Var det inte du? Säg ifrån nu: {link}',
    },
  },
}
