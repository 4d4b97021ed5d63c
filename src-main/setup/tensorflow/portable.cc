// Lets the binding load beside an older C++ library than the one it was compiled with: this is the only function of
// a newer one (GLIBCXX_3.4.29) that a compiler puts into it. It is called where an array is too large to be counted.
#include <cstdlib>

namespace std {
[[noreturn]] __attribute__((visibility("hidden"))) void __throw_bad_array_new_length() { abort(); }
}  // namespace std
