import { render } from 'preact'
import type { DrawnPicture } from '../model/page.ts'
import { Storyboard, type StoryboardProps } from './Storyboard.tsx'

interface PaperProps extends StoryboardProps {
  readonly pictures: readonly DrawnPicture[]
}
/** What is printed in place of the page: the path as a storyboard, then each chart on a page of its own. */
function Paper({ pictures, ...props }: PaperProps) {
  return (
    <>
      <Storyboard {...props} />
      {pictures.map(({ id, title, svg }) => (
        <figure key={id}>
          <figcaption>
            {props.base.copy.en.title}: {title}
          </figcaption>
          <div dangerouslySetInnerHTML={{ __html: svg }} />
        </figure>
      ))}
    </>
  )
}

/** Lays out the paper when it is about to be printed, and clears it away; answers with how to stop. */
export function onPaper(props: () => PaperProps): () => void {
  const sheet = document.getElementById('paper')
  const lay = () => void (sheet && render(<Paper {...props()} />, sheet))
  const clear = () => void (sheet && render(null, sheet))
  addEventListener('beforeprint', lay)
  addEventListener('afterprint', clear)
  return () => {
    removeEventListener('beforeprint', lay)
    removeEventListener('afterprint', clear)
  }
}
