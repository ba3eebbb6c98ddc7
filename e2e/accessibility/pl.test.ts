import { checkPagesIn } from './pages-in.ts';

checkPagesIn('pl');
