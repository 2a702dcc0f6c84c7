///////////////////////////////////////////////////////////////////////////////
// An API, written by `binder aidl dump-api` or `binder aidl freeze`.        //
// Once it is released, it is not edited: what it says is what is out there. //
///////////////////////////////////////////////////////////////////////////////

package com.example.door;
parcelable Visit {
  int number;
  String visitor;
  com.example.door.Verdict verdict = com.example.door.Verdict.REFUSED;
  int secondsOpen = -1;
}
