import { EditorContent, mergeAttributes, Node, useEditor, useEditorState, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import Bold from 'lucide-react/icons/bold';
import Heading2 from 'lucide-react/icons/heading-2';
import Italic from 'lucide-react/icons/italic';
import List from 'lucide-react/icons/list';
import ImagePlus from 'lucide-react/icons/image-plus';
import ListOrdered from 'lucide-react/icons/list-ordered';
import Quote from 'lucide-react/icons/quote';
import Redo from 'lucide-react/icons/redo-2';
import Undo from 'lucide-react/icons/undo-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { PicturePanel } from './picture-panel';

const spans = { colspan: { default: 1, parseHTML: (cell: HTMLElement) => Number(cell.getAttribute('colspan') ?? 1) }, rowspan: { default: 1, parseHTML: (cell: HTMLElement) => Number(cell.getAttribute('rowspan') ?? 1) } };

/** Tables come by pasting; their cells are written in like any text. */
const Table = Node.create({ name: 'table', group: 'block', content: 'tableRow+', isolating: true, parseHTML: () => [{ tag: 'table' }], renderHTML: ({ HTMLAttributes }) => ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]] });
const TableRow = Node.create({ name: 'tableRow', content: '(tableCell | tableHeader)*', parseHTML: () => [{ tag: 'tr' }], renderHTML: () => ['tr', 0] });
const TableCell = Node.create({ name: 'tableCell', content: 'block+', isolating: true, addAttributes: () => spans, parseHTML: () => [{ tag: 'td' }], renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0] });
const TableHeader = Node.create({ name: 'tableHeader', content: 'block+', isolating: true, addAttributes: () => spans, parseHTML: () => [{ tag: 'th' }], renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0] });

/** Only pictures of this site: what else is pasted the server would throw away. */
const Picture = Node.create({
  name: 'image', group: 'block', draggable: true,
  addAttributes: () => ({ src: { default: null }, alt: { default: '' } }),
  parseHTML: () => [{ tag: 'img[src^="/media/"]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
});

const EXTENSIONS = [StarterKit.configure({ heading: { levels: [2, 3, 4] }, codeBlock: false, code: false, link: { openOnClick: false } }), Table, TableRow, TableCell, TableHeader, Picture];

interface RichTextProps {
  readonly label: string;
  readonly html: string;
  /** Which piece it belongs to: an upload that a closed page left is found again there. */
  readonly place: string;
  readonly onChange: (html: string) => void;
}

/** The text of a piece. What is pasted from Word or WPS keeps headings, lists, tables and emphasis; the server cleans it once more. */
export default function RichText({ label, html, place, onChange }: RichTextProps) {
  const editor = useEditor({
    extensions: EXTENSIONS, content: html,
    editorProps: { attributes: { class: 'news-text rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? '' : now.getHTML()),
  });
  const [isChoosing, setIsChoosing] = useState(false);
  const onPicture = (picture: { readonly src: string; readonly alt: string }) => {
    editor.chain().focus().insertContent({ type: 'image', attrs: picture }).run();
    setIsChoosing(false);
  };
  return (
    <div className="rich">
      <Bar editor={editor} isChoosing={isChoosing} onChoose={() => setIsChoosing((now) => !now)} />
      {isChoosing ? <PicturePanel place={place} onPicture={onPicture} onClose={() => setIsChoosing(false)} /> : null}
      <EditorContent editor={editor} />
    </div>
  );
}

const TOOLS = [
  { key: 'heading', icon: Heading2, isOn: (editor: Editor) => editor.isActive('heading', { level: 2 }), run: (editor: Editor) => editor.chain().focus().toggleHeading({ level: 2 }).run() },
  { key: 'bold', icon: Bold, isOn: (editor: Editor) => editor.isActive('bold'), run: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  { key: 'italic', icon: Italic, isOn: (editor: Editor) => editor.isActive('italic'), run: (editor: Editor) => editor.chain().focus().toggleItalic().run() },
  { key: 'bullets', icon: List, isOn: (editor: Editor) => editor.isActive('bulletList'), run: (editor: Editor) => editor.chain().focus().toggleBulletList().run() },
  { key: 'numbers', icon: ListOrdered, isOn: (editor: Editor) => editor.isActive('orderedList'), run: (editor: Editor) => editor.chain().focus().toggleOrderedList().run() },
  { key: 'quote', icon: Quote, isOn: (editor: Editor) => editor.isActive('blockquote'), run: (editor: Editor) => editor.chain().focus().toggleBlockquote().run() },
] as const;

interface BarProps {
  readonly editor: Editor;
  readonly isChoosing: boolean;
  readonly onChoose: () => void;
}

function Bar({ editor, isChoosing, onChoose }: BarProps) {
  const { t } = useTranslation('news');
  const on = useEditorState({ editor, selector: ({ editor: now }) => TOOLS.map((tool) => tool.isOn(now)) });
  return (
    <div className="rich-bar" role="toolbar" aria-label={t('tools.label')}>
      {TOOLS.map(({ key, icon: Icon, run }, at) => <Button key={key} kind="quiet" size="small" aria-pressed={on[at] ?? false} aria-label={t(`tools.${key}`)} title={t(`tools.${key}`)} icon={<Icon size={18} aria-hidden />} onClick={() => void run(editor)} />)}
      <Button kind="quiet" size="small" aria-expanded={isChoosing} aria-label={t('tools.picture')} title={t('tools.picture')} icon={<ImagePlus size={18} aria-hidden />} onClick={onChoose} />
      <Button kind="quiet" size="small" aria-label={t('tools.undo')} title={t('tools.undo')} icon={<Undo size={18} aria-hidden />} onClick={() => void editor.chain().focus().undo().run()} />
      <Button kind="quiet" size="small" aria-label={t('tools.redo')} title={t('tools.redo')} icon={<Redo size={18} aria-hidden />} onClick={() => void editor.chain().focus().redo().run()} />
    </div>
  );
}
