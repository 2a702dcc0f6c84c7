///////////////////////////////////////////////////////////////////////////////
// An API, written by `binder aidl dump-api` or `binder aidl freeze`.        //
// Once it is released, it is not edited: what it says is what is out there. //
///////////////////////////////////////////////////////////////////////////////

package com.example.door;
@Backing(type="int")
enum Verdict {
  REFUSED = 0,
  OPENED = 1,
}
