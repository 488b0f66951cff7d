/** What a format cannot say, in the words a person reads. One sentence per reason, so that equal losses are counted. */
export const losses = {
  noPlaceForItemClass: 'Classes of a whole item are left out: this format has no place for them.',
  noPlaceForShape: 'Shapes on pictures are left out: this format holds text only.',
  noPlaceForSpan: 'Text spans are left out: this format holds pictures only.',
  noPlaceForLine: 'Lines are left out: this format holds regions and keypoints only.',
  noPlaceForCuboid: 'Cuboids are left out: this format holds flat regions only.',
  rotation: 'Rotated boxes are written as outlines: their corners are kept, their angle is not.',
  ellipse: 'Ellipses are written as outlines of 64 points: the area is nearly the same, centre and axes are not kept.',
  noSuchPart: 'Labels on a part that the item does not have are left out.',
  noSuchClass: 'Labels of a class that the ontology no longer has are left out.',
  hole: 'Polygons with holes are written as one outline with a cut to each hole: the area is the same, the rings are not.',
  widened: 'Spans that end inside a word are widened to whole words.',
  overlap: 'Spans that overlap a longer one are left out: this format holds one label per word.',
  discontinuous: 'Spans of several parts are left out: this format holds unbroken ones.',
  wordless: 'Spans without a word in them are left out.',
  attributes: 'Attributes of spans are left out: this format holds the class only.',
  characters: 'Spaces and control characters inside a word are written as an underscore.',
} as const
