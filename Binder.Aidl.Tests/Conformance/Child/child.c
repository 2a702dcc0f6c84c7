// Does on a Binder device what a process of .NET cannot: forks, and dies of a signal on the mapping.
//   child DESCRIPTOR exit|map|call HANDLE   on a descriptor that it inherited; the exit code is an errno
//   child DEVICE store|load|inherit         on an open of its own; the exit code is 128 and the signal that ended the access
#include <errno.h>
#include <fcntl.h>
#include <linux/android/binder.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { AREA = 64 * 1024, CALL_CODE = 21 };

struct call {
  uint32_t command;
  struct binder_transaction_data data;
} __attribute__((packed));

static int send_call(int fd, uint32_t handle) {
  struct call call = {.command = BC_TRANSACTION, .data = {.target.handle = handle, .code = CALL_CODE}};
  struct binder_write_read io = {.write_size = sizeof call, .write_buffer = (binder_uintptr_t)&call};
  if (ioctl(fd, BINDER_WRITE_READ, &io) < 0) return errno;
  return io.write_consumed == sizeof call ? 0 : EIO;
}

static int on_inherited(int fd, const char *operation, const char *handle) {
  if (strcmp(operation, "exit") == 0) return 0;
  if (strcmp(operation, "map") == 0) return mmap(NULL, AREA, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? errno : 0;
  return send_call(fd, (uint32_t)atoi(handle));
}

// Touches the mapping in a child, which has it only if the access is made by the one that maps.
static int run_access(const char *device, const char *operation) {
  int status, inherits = strcmp(operation, "inherit") == 0;
  volatile uint8_t *area = MAP_FAILED;
  int fd = open(device, O_RDWR | O_CLOEXEC);
  if (inherits) area = mmap(NULL, AREA, PROT_READ, MAP_PRIVATE, fd, 0);
  pid_t child = fork();
  if (child == 0) {
    if (!inherits) area = mmap(NULL, AREA, PROT_READ, MAP_PRIVATE, open(device, O_RDWR | O_CLOEXEC), 0);
    if (area == MAP_FAILED) _exit(errno);
    if (strcmp(operation, "store") == 0) area[0] = 1;
    _exit(area[0] ? 1 : 0);
  }
  return waitpid(child, &status, 0) == child && WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  if (arguments[1][0] != '/') return on_inherited(atoi(arguments[1]), arguments[2], count > 3 ? arguments[3] : "0");
  return run_access(arguments[1], arguments[2]);
}
