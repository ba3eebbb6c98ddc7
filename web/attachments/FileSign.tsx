import File from 'lucide-solid/icons/file';
import FileArchive from 'lucide-solid/icons/file-archive';
import FileText from 'lucide-solid/icons/file-text';
import Film from 'lucide-solid/icons/film';
import ImageIcon from 'lucide-solid/icons/image';
import Music from 'lucide-solid/icons/music';
import Sheet from 'lucide-solid/icons/sheet';
import { Icon, type IconShape } from '../ui/Icon.tsx';

/** What kind of file it is, as a picture beside its name. */
export function FileSign(props: { type: string }) {
  return <Icon of={signOf(props.type)} />;
}

function signOf(type: string): IconShape {
  if (type.startsWith('image/')) return ImageIcon;
  if (type.startsWith('video/')) return Film;
  if (type.startsWith('audio/')) return Music;
  if (/zip/.test(type)) return FileArchive;
  if (/sheet|csv/.test(type)) return Sheet;
  return /pdf|text|word|rtf|cfb|presentation/.test(type) ? FileText : File;
}
