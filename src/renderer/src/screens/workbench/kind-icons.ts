import {
  IconBrush,
  IconCube,
  IconLine,
  IconMan,
  IconOvalVertical,
  IconPolygon,
  IconRotateRectangle,
  IconSquare,
  IconTag,
  IconTextWrap,
} from '@tabler/icons-react'
import type { LabelKind } from '../../../../shared/labels/index.ts'

/** The picture of each kind of label: on the tool that draws it and in the list. */
export const kindIcons = {
  box: IconSquare,
  'rotated-box': IconRotateRectangle,
  polygon: IconPolygon,
  polyline: IconLine,
  keypoints: IconMan,
  ellipse: IconOvalVertical,
  mask: IconBrush,
  cuboid: IconCube,
  'item-class': IconTag,
  span: IconTextWrap,
} as const satisfies Record<LabelKind, typeof IconSquare>
