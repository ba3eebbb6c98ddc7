import { DetailedError, Upload } from 'tus-js-client';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import { ApiError } from '../lib/api.ts';
import { uploadsOf } from './api.ts';
import type { WaitingFile } from './file-store.ts';

/** As much is sent again at the most after the line broke. */
const chunkBytes = 2_000_000;
const retryDelays = [0, 1_000, 3_000, 6_000];

export type UploadOptions = {
  file: WaitingFile;
  bytes: Blob;
  signal: AbortSignal;
  onUrl: (url: string) => void;
  onProgress: (sent: number) => void;
};

/** Sends what the server lacks of a file; resolves to the upload's address. Rejects with `ApiError`, or when aborted. */
export function sendBytes({ file, bytes, signal, onUrl, onProgress }: UploadOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: uploadsOf(file.threadId),
      uploadUrl: file.uploadUrl,
      metadata: { clientId: file.id, name: file.name },
      headers: { 'Accept-Language': locale(), 'X-Member': file.memberId },
      chunkSize: chunkBytes,
      retryDelays,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => upload.url && onUrl(upload.url),
      onProgress: (sent) => onProgress(sent),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return navigator.onLine && (status === 0 || status === 409 || status >= 500);
      },
      onSuccess: () => resolve(upload.url ?? ''),
      onError: (error) => reject(toApiError(error)),
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(signal.reason);
    });
    upload.start();
  });
}

function toApiError(error: Error): ApiError {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return new ApiError('network', 0, t('errors.network'));
  try {
    const { code, message } = JSON.parse(response.getBody()).error as { code: string; message: string };
    return new ApiError(code, response.getStatus(), message);
  } catch {
    return new ApiError('unavailable', response.getStatus(), t('errors.unavailable'));
  }
}
