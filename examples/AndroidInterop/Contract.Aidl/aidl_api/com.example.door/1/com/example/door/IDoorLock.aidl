///////////////////////////////////////////////////////////////////////////////
// An API, written by `binder aidl dump-api` or `binder aidl freeze`.        //
// Once it is released, it is not edited: what it says is what is out there. //
///////////////////////////////////////////////////////////////////////////////

package com.example.door;
@JavaDefault
interface IDoorLock {
  com.example.door.Visit open(in com.example.door.Credential credential);
  List<com.example.door.Visit> visits(int count);
  void setKeeper(@nullable com.example.door.IDoorKeeper keeper);
  const int MAX_PIN_LENGTH = 8;
}
