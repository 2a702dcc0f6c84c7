// Does on a Binder device what a process of .NET cannot: forks, dies of a signal on the mapping, lives in a pid namespace of its own.
//   child DESCRIPTOR exit|map|call HANDLE   on a descriptor that it inherited; the exit code is an errno
//   child DEVICE store|load|inherit         on an open of its own; the exit code is 128 and the signal that ended the access
//   child DEVICE namespace                  calls handle 0 with an object, is called, and tells its pid here; the exit code is an errno
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/android/binder.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { AREA = 64 * 1024, CALL_CODE = 21, NAMESPACE_CODE = 88 };

struct call {
  uint32_t command;
  struct binder_transaction_data data;
} __attribute__((packed));

static int try_write_read(int fd, void *commands, size_t size, void *returns, size_t room, size_t *got) {
  struct binder_write_read io = {
      .write_size = size, .write_buffer = (binder_uintptr_t)commands, .read_size = room, .read_buffer = (binder_uintptr_t)returns};
  if (ioctl(fd, BINDER_WRITE_READ, &io) < 0) return errno;
  if (got) *got = io.read_consumed;
  return io.write_consumed == size ? 0 : EIO;
}

static int send_call(int fd, uint32_t command, uint32_t handle, uint32_t code, void *object, size_t object_size) {
  binder_size_t offset = 0;
  struct call call = {
      .command = command,
      .data = {.target.handle = handle,
               .code = code,
               .data_size = object_size,
               .offsets_size = object ? sizeof offset : 0,
               .data.ptr = {.buffer = (binder_uintptr_t)object, .offsets = (binder_uintptr_t)&offset}}};
  return try_write_read(fd, &call, sizeof call, NULL, 0, NULL);
}

// Reads until a return of this code, whose payload goes to `transaction`.
static int await_return(int fd, uint32_t code, struct binder_transaction_data *transaction) {
  for (;;) {
    uint8_t returns[256];
    size_t size = 0;
    int error = try_write_read(fd, NULL, 0, returns, sizeof returns, &size);
    if (error && error != EINTR) return error;
    for (size_t at = 0; !error && at < size;) {
      uint32_t found;
      memcpy(&found, returns + at, 4);
      if (found == BR_DEAD_REPLY || found == BR_FAILED_REPLY) return ECONNRESET;
      if (found == code) {
        if (transaction) memcpy(transaction, returns + at + 4, sizeof *transaction);
        return 0;
      }
      at += 4 + _IOC_SIZE(found);
    }
  }
}

static int on_inherited(int fd, const char *operation, const char *handle) {
  if (strcmp(operation, "exit") == 0) return 0;
  if (strcmp(operation, "map") == 0) return mmap(NULL, AREA, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? errno : 0;
  return send_call(fd, BC_TRANSACTION, (uint32_t)atoi(handle), CALL_CODE, NULL, 0);
}

static int in_namespace(const char *device) {
  struct binder_version version;
  int fd = open(device, O_RDWR | O_CLOEXEC);
  if (fd < 0 || ioctl(fd, BINDER_VERSION, &version) < 0) return errno;
  if (mmap(NULL, AREA, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED) return errno;

  struct flat_binder_object object = {.hdr.type = BINDER_TYPE_BINDER, .flags = 0x113, .binder = 0x5000, .cookie = 0x6000};
  struct binder_transaction_data received;
  int error = send_call(fd, BC_TRANSACTION, 0, NAMESPACE_CODE, &object, sizeof object);
  if (!error) error = await_return(fd, BR_REPLY, NULL);
  if (!error) error = await_return(fd, BR_TRANSACTION, &received);
  if (!error && received.sender_pid != 0) error = EPERM; // the caller is not visible here
  if (!error) error = send_call(fd, BC_REPLY, 0, 0, NULL, 0);
  if (!error) error = await_return(fd, BR_TRANSACTION_COMPLETE, NULL);
  return error;
}

static int run_namespace(const char *device) {
  int status;
  if (unshare(CLONE_NEWPID) < 0) return errno;
  pid_t child = fork();
  if (child == 0) _exit(in_namespace(device));
  printf("%d\n", child);
  fflush(stdout);
  return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : ECHILD;
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
  if (strcmp(arguments[2], "namespace") == 0) return run_namespace(arguments[1]);
  return run_access(arguments[1], arguments[2]);
}
