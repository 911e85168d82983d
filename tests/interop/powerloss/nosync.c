/* Takes durability away from a program (LD_PRELOAD): the control of the power-loss trial. */
int fsync(int fd) { (void)fd; return 0; }
int fdatasync(int fd) { (void)fd; return 0; }
