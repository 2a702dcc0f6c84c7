// A process that speaks Binder by system calls alone: it knows the kernel's header, the parcels' format, and nothing of ours.
//   peer DEVICE serve NAME   registers an object with the service manager and answers calls until it is killed
//   peer DEVICE visit NAME   looks a service up, calls it, lets it call back, and waits for its death
// The object and the service are com.example.IPeer: 1 int Add(int, int), 2 String Greet(String), 3 int AddBy(IPeer, int, int).
#include <errno.h>
#include <fcntl.h>
#include <linux/android/binder.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

enum { ADD = 1, GREET = 2, ADD_BY = 3 };
enum { CHECK_SERVICE = 2, ADD_SERVICE = 3 };
enum { PING = 0x5f504e47, INTERFACE = 0x5f4e5446 };
enum { AREA = 256 * 1024, STABILITY_SYSTEM = 0x0c };
#define MANAGER_DESCRIPTOR "android.os.IServiceManager"
#define PEER_DESCRIPTOR "com.example.IPeer"
#define MY_NODE ((binder_uintptr_t)0x1000)
#define MY_COOKIE ((binder_uintptr_t)0x2000)
#define DEATH_COOKIE ((binder_uintptr_t)0x3000)

struct parcel {
  uint8_t *data; // own storage, or the driver's buffer
  size_t size, position;
  binder_size_t offsets[2];
  size_t objects;
  uint8_t storage[512];
};

static int device;
static unsigned served;
static bool is_dead;
static uint8_t commands[512];
static size_t commands_size;

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "peer: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void require(bool claim, const char *what) {
  if (!claim) {
    errno = EPROTO;
    fail(what);
  }
}

// ---- parcels

static void begin(struct parcel *p) {
  memset(p, 0, sizeof *p);
  p->data = p->storage;
}

static void put(struct parcel *p, const void *bytes, size_t size) {
  require(p->size + size + 4 <= sizeof p->storage, "a parcel is too small");
  memcpy(p->data + p->size, bytes, size);
  p->size += (size + 3) & ~(size_t)3;
}

static void put_int(struct parcel *p, int32_t value) { put(p, &value, sizeof value); }

static void put_string(struct parcel *p, const char *text) { // ASCII
  uint16_t units[128] = {0};
  size_t length = strlen(text);
  require(length < 128, "a text is too long");
  for (size_t i = 0; i < length; i++) units[i] = (uint8_t)text[i];
  put_int(p, (int32_t)length);
  put(p, units, 2 * (length + 1));
}

static void put_self(struct parcel *p) {
  struct flat_binder_object me = {
      .hdr.type = BINDER_TYPE_BINDER, .flags = 0x13 | FLAT_BINDER_FLAG_ACCEPTS_FDS, .binder = MY_NODE, .cookie = MY_COOKIE};
  p->offsets[p->objects++] = p->size;
  put(p, &me, sizeof me);
  put_int(p, STABILITY_SYSTEM);
}

static void put_token(struct parcel *p, const char *descriptor) {
  put_int(p, INT32_MIN); // strict mode
  put_int(p, -1);        // no work source
  put_int(p, 0x53595354);
  put_string(p, descriptor);
}

static void *take(struct parcel *p, size_t size) {
  void *at = p->data + p->position;
  require(size <= p->size - p->position, "a parcel ends early");
  p->position += (size + 3) & ~(size_t)3;
  return at;
}

static int32_t take_int(struct parcel *p) {
  int32_t value;
  memcpy(&value, take(p, sizeof value), sizeof value);
  return value;
}

static void take_string(struct parcel *p, char *text, size_t room) {
  int32_t length = take_int(p);
  require(length >= 0 && (size_t)length < room, "a text's length");
  const uint16_t *units = take(p, 2 * ((size_t)length + 1));
  for (int32_t i = 0; i <= length; i++) text[i] = (char)units[i];
  require(text[length] == 0, "a text's end");
}

static uint32_t take_handle(struct parcel *p) {
  struct flat_binder_object object;
  memcpy(&object, take(p, sizeof object), sizeof object);
  require(object.hdr.type == BINDER_TYPE_HANDLE, "an object is no handle");
  require(take_int(p) == STABILITY_SYSTEM, "an object's stability");
  return object.handle;
}

static void take_token(struct parcel *p, const char *descriptor) {
  char found[128];
  (void)take_int(p);
  (void)take_int(p);
  require(take_int(p) == 0x53595354, "a request's header");
  take_string(p, found, sizeof found);
  require(strcmp(found, descriptor) == 0, "a request's interface");
}

// ---- the driver

static void command(uint32_t code, const void *payload, size_t size) {
  require(commands_size + 4 + size <= sizeof commands, "too many commands");
  memcpy(commands + commands_size, &code, 4);
  memcpy(commands + commands_size + 4, payload, size);
  commands_size += 4 + size;
}

static void send_parcel(uint32_t code, uint32_t handle, uint32_t method, const struct parcel *p) {
  struct binder_transaction_data t = {
      .target.handle = handle,
      .code = method,
      .flags = TF_ACCEPT_FDS,
      .data_size = p->size,
      .offsets_size = p->objects * sizeof p->offsets[0],
      .data.ptr = {.buffer = (binder_uintptr_t)p->data, .offsets = (binder_uintptr_t)p->offsets}};
  command(code, &t, sizeof t);
}

static void exchange(void *returns, size_t room, size_t *got) {
  struct binder_write_read io = {
      .write_size = commands_size, .write_buffer = (binder_uintptr_t)commands, .read_size = room, .read_buffer = (binder_uintptr_t)returns};
  while (ioctl(device, BINDER_WRITE_READ, &io) < 0) {
    if (errno != EINTR) fail("BINDER_WRITE_READ");
  }
  require(io.write_consumed == commands_size, "commands are left");
  commands_size = 0;
  *got = io.read_consumed;
}

static void flush_commands(void) {
  size_t ignored;
  exchange(NULL, 0, &ignored);
}

static void release(struct parcel *received) {
  binder_uintptr_t buffer = (binder_uintptr_t)received->data;
  command(BC_FREE_BUFFER, &buffer, sizeof buffer);
}

static void receive(struct parcel *p, const struct binder_transaction_data *t) {
  memset(p, 0, sizeof *p);
  p->data = (uint8_t *)(uintptr_t)t->data.ptr.buffer;
  p->size = t->data_size;
}

static uint32_t call(uint32_t handle, uint32_t method, const struct parcel *in, struct parcel *out);

static int32_t call_add(uint32_t handle, int32_t a, int32_t b) {
  struct parcel in, out;
  begin(&in);
  put_token(&in, PEER_DESCRIPTOR);
  put_int(&in, a);
  put_int(&in, b);
  require(call(handle, ADD, &in, &out) == BR_REPLY, "Add");
  require(take_int(&out) == 0, "Add threw");
  int32_t sum = take_int(&out);
  release(&out);
  return sum;
}

static void serve(const struct binder_transaction_data *t) {
  struct parcel request, reply;
  char name[64], greeting[96];
  require(t->target.ptr == MY_NODE && t->cookie == MY_COOKIE, "a call for another object");
  require(t->sender_pid > 0, "a call of nobody");
  receive(&request, t);
  begin(&reply);
  if (t->code == INTERFACE) {
    put_string(&reply, PEER_DESCRIPTOR);
  } else if (t->code != PING) {
    take_token(&request, PEER_DESCRIPTOR);
    put_int(&reply, 0); // no exception
    if (t->code == ADD) {
      int32_t a = take_int(&request);
      put_int(&reply, a + take_int(&request));
    } else if (t->code == GREET) {
      take_string(&request, name, sizeof name);
      snprintf(greeting, sizeof greeting, "%s, greetings in C", name);
      put_string(&reply, greeting);
    } else if (t->code == ADD_BY) {
      uint32_t other = take_handle(&request);
      int32_t a = take_int(&request);
      int32_t sum = call_add(other, a, take_int(&request)); // the request's buffer holds the handle
      begin(&reply);
      put_int(&reply, 0);
      put_int(&reply, sum);
    }
  }
  served++;
  release(&request);
  send_parcel(BC_REPLY, 0, 0, &reply);
  flush_commands();
}

// Reads once and does what was read. Returns BR_REPLY, or the error in its place, when that came; else BR_NOOP.
static uint32_t work(struct parcel *out) {
  uint8_t returns[256];
  size_t size;
  uint32_t outcome = BR_NOOP;
  exchange(returns, sizeof returns, &size);
  for (size_t at = 0; at < size;) {
    uint32_t code;
    memcpy(&code, returns + at, 4);
    const uint8_t *payload = returns + at + 4;
    at += 4 + _IOC_SIZE(code);
    struct binder_transaction_data t;
    switch (code) {
      case BR_NOOP:
      case BR_TRANSACTION_COMPLETE:
      case BR_RELEASE:
      case BR_DECREFS:
      case BR_CLEAR_DEATH_NOTIFICATION_DONE:
        break;
      case BR_INCREFS:
        command(BC_INCREFS_DONE, payload, sizeof(struct binder_ptr_cookie));
        break;
      case BR_ACQUIRE:
        command(BC_ACQUIRE_DONE, payload, sizeof(struct binder_ptr_cookie));
        break;
      case BR_TRANSACTION:
        memcpy(&t, payload, sizeof t);
        serve(&t);
        break;
      case BR_REPLY:
        memcpy(&t, payload, sizeof t);
        require((t.flags & TF_STATUS_CODE) == 0, "a reply is a status");
        receive(out, &t);
        outcome = code;
        break;
      case BR_DEAD_REPLY:
      case BR_FAILED_REPLY:
        outcome = code;
        break;
      case BR_DEAD_BINDER:
        require(memcmp(payload, &(binder_uintptr_t){DEATH_COOKIE}, sizeof(binder_uintptr_t)) == 0, "a death of somebody else");
        command(BC_DEAD_BINDER_DONE, payload, sizeof(binder_uintptr_t));
        is_dead = true;
        break;
      default:
        require(false, "an unknown return");
    }
  }
  return outcome;
}

static uint32_t call(uint32_t handle, uint32_t method, const struct parcel *in, struct parcel *out) {
  uint32_t outcome;
  send_parcel(BC_TRANSACTION, handle, method, in);
  while ((outcome = work(out)) == BR_NOOP) {
  }
  return outcome;
}

// ---- what it does

static void open_device(const char *path) {
  struct binder_version version = {0};
  device = open(path, O_RDWR | O_CLOEXEC);
  if (device < 0) fail(path);
  if (ioctl(device, BINDER_VERSION, &version) < 0) fail("BINDER_VERSION");
  require(version.protocol_version == BINDER_CURRENT_PROTOCOL_VERSION, "the driver's version");
  if (mmap(NULL, AREA, PROT_READ, MAP_PRIVATE, device, 0) == MAP_FAILED) fail("mmap");
}

static void offer(const char *name) {
  struct parcel in, out;
  begin(&in);
  put_token(&in, MANAGER_DESCRIPTOR);
  put_string(&in, name);
  put_self(&in);
  put_int(&in, 0); // not for isolated processes
  put_int(&in, 8); // default dump priority
  require(call(0, ADD_SERVICE, &in, &out) == BR_REPLY, "addService");
  require(take_int(&out) == 0, "addService threw");
  release(&out);
  command(BC_ENTER_LOOPER, NULL, 0);
  puts("serving");
  for (;;) work(&out);
}

static uint32_t find(const char *name) {
  struct parcel in, out;
  begin(&in);
  put_token(&in, MANAGER_DESCRIPTOR);
  put_string(&in, name);
  require(call(0, CHECK_SERVICE, &in, &out) == BR_REPLY, "checkService");
  require(take_int(&out) == 0, "checkService threw");
  uint32_t handle = take_handle(&out);
  command(BC_ACQUIRE, &handle, sizeof handle);
  release(&out);
  return handle;
}

static void visit(const char *name) {
  struct parcel in, out;
  char greeting[128];
  uint32_t handle = find(name);
  printf("sum %d\n", call_add(handle, 20, 22));

  begin(&in);
  put_token(&in, PEER_DESCRIPTOR);
  put_string(&in, "visitor");
  require(call(handle, GREET, &in, &out) == BR_REPLY && take_int(&out) == 0, "Greet");
  take_string(&out, greeting, sizeof greeting);
  release(&out);
  printf("greeting %s\n", greeting);

  begin(&in);
  put_token(&in, PEER_DESCRIPTOR);
  put_self(&in);
  put_int(&in, 3);
  put_int(&in, 4);
  require(call(handle, ADD_BY, &in, &out) == BR_REPLY && take_int(&out) == 0, "AddBy");
  printf("through me %d, served %u\n", take_int(&out), served);
  release(&out);

  struct binder_handle_cookie link = {.handle = handle, .cookie = DEATH_COOKIE};
  command(BC_REQUEST_DEATH_NOTIFICATION, &link, sizeof link);
  command(BC_ENTER_LOOPER, NULL, 0);
  flush_commands();
  puts("linked");
  while (!is_dead) require(work(&out) == BR_NOOP, "a reply without a call");
  puts("dead");

  begin(&in);
  put_token(&in, PEER_DESCRIPTOR);
  require(call(handle, ADD, &in, &out) == BR_DEAD_REPLY, "a call of the dead");
  command(BC_CLEAR_DEATH_NOTIFICATION, &link, sizeof link);
  command(BC_RELEASE, &handle, sizeof handle);
  flush_commands();
  puts("gone");
}

int main(int count, char **arguments) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (count != 4) return 2;
  open_device(arguments[1]);
  if (strcmp(arguments[2], "serve") == 0)
    offer(arguments[3]);
  else if (strcmp(arguments[2], "visit") == 0)
    visit(arguments[3]);
  else
    return 2;
  return 0;
}
