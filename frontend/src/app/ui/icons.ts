import { inject, provideAppInitializer } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import add from '@material-symbols/svg-400/outlined/add.svg';
import back from '@material-symbols/svg-400/outlined/arrow_back.svg';
import calendar from '@material-symbols/svg-400/outlined/calendar_month.svg';
import check from '@material-symbols/svg-400/outlined/check.svg';
import left from '@material-symbols/svg-400/outlined/chevron_left.svg';
import right from '@material-symbols/svg-400/outlined/chevron_right.svg';
import file from '@material-symbols/svg-400/outlined/description.svg';
import farLeft from '@material-symbols/svg-400/outlined/keyboard_double_arrow_left.svg';
import farRight from '@material-symbols/svg-400/outlined/keyboard_double_arrow_right.svg';
import close from '@material-symbols/svg-400/outlined/close.svg';
import columns from '@material-symbols/svg-400/outlined/view_column.svg';
import copy from '@material-symbols/svg-400/outlined/content_copy.svg';
import density from '@material-symbols/svg-400/outlined/density_medium.svg';
import down from '@material-symbols/svg-400/outlined/keyboard_arrow_down.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import downward from '@material-symbols/svg-400/outlined/arrow_downward.svg';
import edit from '@material-symbols/svg-400/outlined/edit.svg';
import eye from '@material-symbols/svg-400/outlined/visibility.svg';
import home from '@material-symbols/svg-400/outlined/home.svg';
import info from '@material-symbols/svg-400/outlined/info.svg';
import list from '@material-symbols/svg-400/outlined/format_list_bulleted.svg';
import lock from '@material-symbols/svg-400/outlined/lock.svg';
import more from '@material-symbols/svg-400/outlined/more_horiz.svg';
import open from '@material-symbols/svg-400/outlined/open_in_new.svg';
import print from '@material-symbols/svg-400/outlined/print.svg';
import redo from '@material-symbols/svg-400/outlined/redo.svg';
import refresh from '@material-symbols/svg-400/outlined/refresh.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import undo from '@material-symbols/svg-400/outlined/undo.svg';
import up from '@material-symbols/svg-400/outlined/keyboard_arrow_up.svg';
import upward from '@material-symbols/svg-400/outlined/arrow_upward.svg';
import warning from '@material-symbols/svg-400/outlined/warning.svg';

const icons = {
  add,
  back,
  calendar,
  check,
  left,
  right,
  close,
  columns,
  copy,
  density,
  down,
  download,
  downward,
  edit,
  eye,
  farLeft,
  farRight,
  file,
  home,
  info,
  list,
  lock,
  more,
  open,
  print,
  redo,
  refresh,
  search,
  undo,
  up,
  upward,
  warning,
};
export type Icon = keyof typeof icons;

/** Only the icons named here ship, as text inside the bundle: no font, no request. */
export const provideIcons = () =>
  provideAppInitializer(() => {
    const registry = inject(MatIconRegistry);
    const clean = inject(DomSanitizer);
    for (const [name, svg] of Object.entries(icons)) registry.addSvgIconLiteral(name, clean.bypassSecurityTrustHtml(svg));
  });
