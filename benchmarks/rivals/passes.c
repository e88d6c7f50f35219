/* Both passes over bare arrays: the floor under every scheduler on this machine. */

#include <stdint.h>

/* Links of i stand at first[i] .. first[i + 1] of target and weight. waiting and order
   are room to work in. Gives the index after the last day. */
int32_t passes(int32_t n, const int32_t *length, const int32_t *first,
               const int32_t *target, const int32_t *weight, int32_t *waiting,
               int32_t *order, int32_t *early, int32_t *late, int32_t *free_float)
{
    int32_t visited = 0, end = 0;
    for (int32_t i = 0; i < n; i++) {
        waiting[i] = early[i] = 0;
    }
    for (int32_t k = 0; k < first[n]; k++) {
        waiting[target[k]]++;
    }
    for (int32_t i = 0; i < n; i++) {
        if (!waiting[i]) {
            order[visited++] = i;
        }
    }
    for (int32_t v = 0; v < visited; v++) {
        int32_t i = order[v];
        if (early[i] + length[i] > end) {
            end = early[i] + length[i];
        }
        for (int32_t k = first[i]; k < first[i + 1]; k++) {
            int32_t j = target[k], bound = early[i] + weight[k];
            if (bound > early[j]) {
                early[j] = bound;
            }
            if (!--waiting[j]) {
                order[visited++] = j;
            }
        }
    }
    for (int32_t v = visited - 1; v >= 0; v--) {
        int32_t i = order[v], latest = end - length[i], next = latest;
        for (int32_t k = first[i]; k < first[i + 1]; k++) {
            int32_t j = target[k];
            if (late[j] - weight[k] < latest) {
                latest = late[j] - weight[k];
            }
            if (early[j] - weight[k] < next) {
                next = early[j] - weight[k];
            }
        }
        late[i] = latest;
        free_float[i] = next - early[i];
    }
    return end;
}
