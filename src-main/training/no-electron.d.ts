// What 'electron' resolves to outside desktop/: nothing. The trainer and the command line run without it.
export {}
